#!/usr/bin/env python3
from straatwijs.config.command_line import main

if __name__ == "__main__":
    main()
