"""How dates are written where a page does not say: Django's own formats, but for English."""
