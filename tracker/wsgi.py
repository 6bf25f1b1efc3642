"""The entry point for the web server."""

from django.core.wsgi import get_wsgi_application

from tracker.start import load_settings

load_settings()
application = get_wsgi_application()
