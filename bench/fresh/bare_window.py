"""The floor: a window of Qt with one label in it."""

from __future__ import annotations

import sys

from PySide6.QtWidgets import QApplication, QLabel, QMainWindow

from bench.fresh.first_paint import FirstPaint, read_words


def main() -> None:
    """Show the window until it was painted."""
    started, stay, _ = read_words(sys.argv)
    app = QApplication(sys.argv[:1])
    window = QMainWindow()
    label = QLabel("Ready")
    window.setCentralWidget(label)
    window.resize(1280, 800)
    FirstPaint(label, started, stay)
    window.show()
    app.exec()


if __name__ == "__main__":
    main()
