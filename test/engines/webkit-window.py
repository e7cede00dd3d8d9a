#!/usr/bin/python3
"""A WebKitGTK window that WebKitWebDriver drives: MiniBrowser cannot be as narrow as a phone."""

import argparse

import gi

gi.require_version("Gtk", "3.0")
gi.require_version("WebKit2", "4.1")
from gi.repository import Gtk, WebKit2  # noqa: E402

parser = argparse.ArgumentParser()
parser.add_argument("--width", type=int, required=True)
parser.add_argument("--height", type=int, required=True)
parser.add_argument("--language", required=True)
parser.add_argument("--data", required=True)
parser.add_argument("--proxy", required=True)
arguments = parser.parse_args()

# A folder on disk: private windows have no service worker.
manager = WebKit2.WebsiteDataManager(
    base_data_directory=f"{arguments.data}/data",
    base_cache_directory=f"{arguments.data}/cache",
)
manager.set_network_proxy_settings(
    WebKit2.NetworkProxyMode.CUSTOM,
    WebKit2.NetworkProxySettings.new(arguments.proxy, None),
)
context = WebKit2.WebContext.new_with_website_data_manager(manager)
context.set_preferred_languages([arguments.language])
context.set_automation_allowed(True)
# Nothing moves, so that what is clicked stays in its place.
Gtk.Settings.get_default().set_property("gtk-enable-animations", False)
settings = WebKit2.Settings()
settings.set_enable_write_console_messages_to_stdout(True)
settings.set_enable_webgl(True)


def note_request(_view, request):
    print("PERMISSION", type(request).__name__, flush=True)
    request.deny()
    return True


def create_view(_session):
    view = WebKit2.WebView(
        web_context=context, is_controlled_by_automation=True, settings=settings
    )
    view.connect("permission-request", note_request)
    window = Gtk.Window()
    window.set_decorated(False)
    window.set_default_size(arguments.width, arguments.height)
    window.add(view)
    window.show_all()
    window.move(0, 0)
    view.grab_focus()
    window.connect("destroy", Gtk.main_quit)
    return view


def start(_context, session):
    information = WebKit2.ApplicationInfo.new()
    information.set_name("inktally-engines")
    information.set_version(
        WebKit2.get_major_version(),
        WebKit2.get_minor_version(),
        WebKit2.get_micro_version(),
    )
    session.set_application_info(information)
    session.connect("create-web-view", create_view)


context.connect("automation-started", start)
Gtk.main()
