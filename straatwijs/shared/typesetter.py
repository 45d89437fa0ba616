"""What `straatwijs.shared.pdf` runs by path, without any other module of ours: [template, its folder, data] as JSON to a PDF.

python -I -S typesetter.py FOLDER_OF_TYPST < job > paper.pdf
"""

import json
import sys


def main() -> None:
    sys.path.append(sys.argv[1])
    import typst  # noqa: PLC0415 - found in the folder that was given

    template, folder, data = json.load(sys.stdin)
    try:
        made = typst.compile(
            template,
            root=folder,
            sys_inputs={"data": data},
            ignore_system_fonts=True,
            pdf_standards="ua-1",
            format="pdf",
        )
    except typst.TypstError as error:
        sys.exit(str(error))
    sys.stdout.buffer.write(made)


if __name__ == "__main__":
    main()
