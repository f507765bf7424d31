"""Says in the terminal what the open page says: a mistake when it comes, and that it is mended when it goes."""

from typing import TextIO

from scripts.desk.builder import State


class Teller:
    def __init__(self, terminal: TextIO) -> None:
        self._terminal = terminal
        self._fault = ""
        self._shown = False  # whether a whole site has been

    def tell(self, state: State) -> None:
        if state.building or (state.fault == self._fault and (self._shown or not state.site)):
            return
        if state.fault:
            self._say(
                f"\n{state.fault}\n{'shown: the last good site' if state.site else 'no page is shown before this is mended'}"
            )
        else:
            self._say("mended" if self._fault else "built")
        self._fault, self._shown = state.fault, state.site is not None

    def _say(self, text: str) -> None:
        print(text, file=self._terminal, flush=True)
