"""The bench: how well the cleaner does on text it was tuned on, on text kept aside, and how much it harms sound text."""
