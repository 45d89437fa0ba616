"""Looking together: logbook and course, checklists, rounds and walks, stories and their threads, the desk, paper."""
