"""The editor's desk: `make serve` builds at each save and shows the result, or the mistake, in the open page."""
