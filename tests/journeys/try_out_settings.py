"""The program with one file more in its catalogue: nothing else is touched."""

import os

from straatwijs.config.settings import *  # noqa: F403 -- all of them, as they are
from straatwijs.instruments import catalogue

catalogue.__path__.append(os.environ["TRY_OUT"])
