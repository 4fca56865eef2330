// SPDX-License-Identifier: GPL-3.0-or-later
// Writes pictures of every control, light and dark, into the folder that is named.
#include "gallery/sheet.h"
#include "gallery/window.h"
#include "theme/theme.h"

#include <QApplication>
#include <QDir>
#include <QPixmap>

#include <cstdio>
#include <memory>

int main(int argc, char **argv)
{
    using namespace octroi;
    QApplication application(argc, argv);
    if (argc < 2) {
        std::fputs("usage: octroi_gallery <folder>\n", stderr);
        return 2;
    }
    const QString folder = QString::fromLocal8Bit(argv[1]);
    QDir().mkpath(folder);
    theme::Theme::install(application);
    for (const theme::Scheme scheme : {theme::Scheme::Light, theme::Scheme::Dark}) {
        theme::Theme::instance().setScheme(scheme);
        const QString name = scheme == theme::Scheme::Dark ? QStringLiteral("dark") : QStringLiteral("light");
        const std::unique_ptr<QWidget> sheet(gallery::makeSheet());
        sheet->show();
        if (auto *rows = sheet->findChild<QWidget *>(QStringLiteral("rows")))
            rows->setFocus();
        QApplication::processEvents();
        if (!sheet->grab().save(QStringLiteral("%1/components-%2.png").arg(folder, name)))
            return 1;
        sheet->hide();
        gallery::grabWindows(folder, name);
    }
    return 0;
}
