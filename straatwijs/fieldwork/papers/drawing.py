"""An icon of the catalogue as a picture for paper."""


def drawn(icon: str) -> str:
    look = 'fill="none" stroke="#1c2430" stroke-width="2.6" stroke-linecap="round" stroke-linejoin="round"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 48 48" {look}>{icon}</svg>' if icon else ""
