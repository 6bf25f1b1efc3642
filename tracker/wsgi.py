"""The entry point for the web server."""

import gc
from threading import Thread

from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

from tracker.start import load_settings

load_settings()
application = get_wsgi_application()
# Loads every view, which the first request would have to wait for.
_ = get_resolver().url_patterns

# Only now: Django has to be set up before anything of the app is imported.
from incidents.views.statistics.drawing import start  # noqa: E402

Thread(target=start, name="charts", daemon=True).start()
# What is loaded now stays loaded: looking through it for garbage would keep a request waiting now and then.
gc.collect()
gc.freeze()
