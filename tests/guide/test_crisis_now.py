"""A body in danger calls for the ambulance, whoever did it; a threat, what is over and a bleeding purse do not."""

from tests.search.crisis_inner import calls

HURT = {
    "催收的人打我|我被我哥用椅子砸了|他们把我推下楼|昨晚收账的踢了我": "头一直在流血|躺在地上叫不醒|腿没知觉|站不起来",
    "討債的打我|我被老公推倒|他們拿刀砍我": "流了好多血|倒在地上沒有呼吸|腳動不了",
    "收數佬打我|俾人推落樓梯|佢用刀斬我": "流緊血|瞓喺地下冇反應|隻腳郁唔到|企唔起身",
    "the collector hit me|my husband pushed me down the stairs|they stabbed me": "i am bleeding|i cant feel my legs|now i cannot stand up|i was unconscious",
    "催收打电话来的时候我爸|討債的走了以後我媽|追數之後我老公": "昏倒了|沒有呼吸|胸口痛，喘不过气",
    "they called and my dad|the collectors left and my wife": "is not breathing|collapsed|has chest pain",
}  # what others do, an accident or an illness, and signs of a body in danger: every pair of a line
UNHURT = ["催收说要打断我的腿", "收數佬話要打到我流血", "他们威胁说打到我站不起来", "the collector will beat me until i am bleeding", "去年被打到流血", "三年前車禍站不起來", "my dad collapsed two years ago", "they beat him last year", "我的钱包在流血", "吐血价", "my savings are bleeding", "手机砸坏了没反应", "被催收打了一天电话，账户动不了", "my account is frozen and i cannot move money", "父亲昏倒住院花光了积蓄", "部電話死咗機", "the app crashed", "工伤赔偿", "壽險保單可以解約拿來還債嗎", "is the life insurance fee on my loan allowed"]  # fmt: skip


def test_a_body_in_danger_calls_for_the_ambulance_whoever_did_it() -> None:
    asked = [
        f"{deed}{gap}{sign}"
        for deeds, signs in HURT.items()
        for deed in deeds.split("|")
        for sign in signs.split("|")
        for gap in (" ", "，" if not deed.isascii() else ", ")
        if gap == " " or " and " not in deed
    ]
    assert len(asked) > 100
    assert [text for text, call in zip(asked, calls(asked), strict=True) if not (call and call["now"])] == []


def test_a_threat_what_is_over_and_a_bleeding_purse_call_for_no_clear_card() -> None:
    assert [text for text, call in zip(UNHURT, calls(UNHURT), strict=True) if call and call["card"] == "clear"] == []


def test_what_is_asked_of_an_insurance_or_a_device_calls_for_no_card_unless_a_death_is_named() -> None:
    harmless = [UNHURT[-2], UNHURT[-1], "部電話死咗機"]
    deadly = ["我死了寿险够不够还债", "will the life insurance pay the loan if i die"]
    assert [bool(call) for call in calls([*harmless, *deadly])] == [False] * 3 + [True] * 2
