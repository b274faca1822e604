"""planascode: an official plan of local government, written once and published everywhere.

    content/*.yaml *.md  --load-->  Plan (records + sources)  --check-->  problems? print, exit 1, output/ untouched
    layouts/<document>.xml.j2  --compose(edition)-->  Document (tree: numbered, linked, worded)
          the same tree for   pdf   docx   site   publication   -> {path: bytes};  exports: CSV, plan.json
          pipeline: swap the finished files into output/ in one step

docs/architecture.md shows the house room by room.
"""

__version__ = "0.1.0"
