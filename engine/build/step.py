"""What happens to the built site before it takes the place of the last one.

Each module has one step, a plain function of the site's folder, and of its pages or digests where others need them too;
scripts/site.py calls them in the order of its list POST_BUILD. A step that cannot do its work raises StepError with a message for the person who builds; the last good site
then stays as it was.
"""


class StepError(Exception):
    """A step cannot be done; the text says what is wrong and what helps."""
