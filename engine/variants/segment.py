"""Cuts Chinese into words, so that a term or a phrase is only looked for where words begin and end.

`rjieba` does the cutting, by its dictionary alone: its guesses at unknown words (`hmm`) join neighbours into words that
do not exist. Some of its words are cut again, because our tables look at their parts: a numeral with its measure
word (一条 → 一, 条), two characters that end in 里 (卡里, which it takes for a place), surnames (姓范, 郁先生).
"""

import re
from collections.abc import Sequence
from functools import lru_cache

# How often jieba should believe to have met one of our own words: more than most, and less than 的, so that such a word
# wins over a cut into rare words and never tears a common one.
FREQUENCY = 30_000

# Syllables of foreign names before 里: 德里, 凯里.
FOREIGN = "塔乌亚克凯加哈巴德托拉斯普柯格欧波特珂瓦玛艾苏莫萨诺谢贝霍尤埃弗伊佩梅希奥"
_NUMERALS = "一二两三四五六七八九十百千万几数半"
# 三十只, 卡里, 姓范, 老范, 郁先生: where such a word is cut again.
_CUT_AGAIN = re.compile(
    f"(?:[{_NUMERALS}每]+(?=[条只个台出里支把面]$)|[^"
    + FOREIGN
    + "](?=里$)|姓(?=.$)|[小老阿](?=[余于范钟游岳涂郁朴]$)|.(?=先生$|女士$|小姐$|太太$))"
)

# Names of places and people at home; after a Chinese word they are 里 and a verb: 报告里加一段.
_AFTER_NOUN = ("里加", "里约", "里万", "里德", "里昂", "里斯", "里克")

# jieba's classes of words of grammar: adverb, preposition, conjunction, particle, pronoun, numeral, measure word, mood, place.
_GRAMMAR = frozenset("dpcurmqyf")


class Segmenter:
    """jieba's dictionary and our own words; one object a table, as words cannot be taken out again."""

    def __init__(self, words: Sequence[str] = ()) -> None:
        import rjieba  # late: its dictionary is read with it, and what is kept needs none

        self._jieba = rjieba.Jieba()
        for word in words:
            self._jieba.add_word(word, FREQUENCY, "n")

    def cut(self, text: str) -> list[str]:
        """The words of a text in order, and what stands between them; joined again they are the text."""
        words = []
        for word in self._jieba.cut(text, hmm=False):
            if len(word) > 1 and (found := _CUT_AGAIN.match(word)):
                words += [found[0], word[found.end() :]]
            elif (word == "里外" and words and words[-1][-1] in _NUMERALS) or (
                word in _AFTER_NOUN and words and words[-1][-1].isalpha() and words[-1][-1] not in FOREIGN
            ):  # 三里外: three miles away
                words += word
            else:
                words.append(word)
        return words

    @lru_cache(maxsize=10_000)  # noqa: B019 -- a segmenter lives as long as the program
    def stands_alone(self, character: str) -> bool:
        """Whether a character is a word of grammar (被, 他, 别, 件), which is anybody's neighbour."""
        tags = self._jieba.tag(character, hmm=False)
        return bool(tags) and tags[0][1][:1] in _GRAMMAR

    def knows(self, word: str) -> bool:
        """Whether the dictionary has this word."""
        return bool(self._jieba.has_word(word))
