// SPDX-License-Identifier: GPL-3.0-or-later
#include "tour.h"

#include "driver.h"
#include "script.h"

#include <QApplication>
#include <QDir>
#include <QTemporaryDir>
#include <QTextStream>

namespace octroi::app {

int runTour(QApplication &application, Options options)
{
    QTextStream err(stderr);
    if (!QDir().mkpath(options.tourFolder)) {
        err << "The folder " << options.tourFolder << " cannot be made." << Qt::endl;
        return 1;
    }
    // Everything of the tour's own: nobody's data and nobody's settings are touched.
    QTemporaryDir folder;
    if (!folder.isValid()) {
        err << folder.errorString() << Qt::endl;
        return 1;
    }
    if (options.dataFolder.isEmpty())
        options.dataFolder = folder.filePath(QStringLiteral("data"));
    options.settingsFile = folder.filePath(QStringLiteral("settings.ini"));
    if (options.language.isEmpty())
        options.language = QStringLiteral("en");

    Driver driver(options.tourFolder);
    int code = 1;
    {
        Application console(application, options);
        Script script(console, driver, options);
        QCoro::connect(script.run(), &script, [&] {
            code = driver.failures() == 0 ? 0 : 1;
            QApplication::quit();
        });
        QApplication::exec();
    }
    if (!driver.writeRecord()) {
        err << "tour.json could not be written." << Qt::endl;
        code = 1;
    }
    QTextStream(stdout) << driver.steps() << " steps, " << driver.failures() << " failed" << Qt::endl;
    return code;
}

} // namespace octroi::app
