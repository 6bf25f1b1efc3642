"""All pages of the staff site. Imported once the site is there, which registering them needs."""

from . import articles, authorities, help, incident, reference, suggestions

__all__ = ["articles", "authorities", "help", "incident", "reference", "suggestions"]
