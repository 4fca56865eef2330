// SPDX-License-Identifier: GPL-3.0-or-later
#include "application.h"
#include "tour/tour.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QDir>
#include <QIcon>

using namespace octroi::app;

namespace {

Options parse(QApplication &application)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral("The desktop console for API access."));
    parser.addHelpOption();
    parser.addVersionOption();
    const QCommandLineOption demo(QStringLiteral("demo"), QStringLiteral("Open the demo organisation with live demo traffic."));
    const QCommandLineOption builtin(QStringLiteral("builtin"), QStringLiteral("Open the built-in backend without asking."));
    const QCommandLineOption data(QStringLiteral("data"), QStringLiteral("Keep the built-in backend's data in <folder>."), QStringLiteral("folder"));
    const QCommandLineOption program(QStringLiteral("octroid"), QStringLiteral("Use this octroid program."), QStringLiteral("program"));
    const QCommandLineOption tour(QStringLiteral("tour"), QStringLiteral("Drive the console through its main job, save pictures and tour.json in <folder>, and end."), QStringLiteral("folder"));
    const QCommandLineOption language(QStringLiteral("language"), QStringLiteral("Show this language (en, fr)."), QStringLiteral("code"));
    const QCommandLineOption theme(QStringLiteral("theme"), QStringLiteral("Show this theme (light, dark, system)."), QStringLiteral("name"));
    const QCommandLineOption proxy(QStringLiteral("proxy-file"), QStringLiteral("Tour: make calls through the proxy whose address will stand in <file>."), QStringLiteral("file"));
    const QCommandLineOption page(QStringLiteral("page"), QStringLiteral("Open on this page."), QStringLiteral("name"));
    parser.addOptions({demo, builtin, data, program, tour, proxy, language, theme, page});
    parser.process(application);

    Options options;
    options.demo = parser.isSet(demo);
    options.builtin = parser.isSet(builtin);
    options.dataFolder = parser.value(data);
    options.program = parser.value(program);
    options.tourFolder = parser.value(tour);
    options.language = parser.value(language);
    options.theme = parser.value(theme);
    options.page = parser.value(page);
    options.proxyFile = parser.value(proxy);
    return options;
}

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("octroi"));
    QApplication::setApplicationDisplayName(QStringLiteral("Octroi"));
    QApplication::setApplicationVersion(QStringLiteral(OCTROI_VERSION));
    QApplication::setDesktopFileName(QStringLiteral("octroi"));
    QApplication::setWindowIcon(QIcon(QStringLiteral(":/icons/octroi.svg")));

    const Options options = parse(application);
    if (!options.tourFolder.isEmpty())
        return runTour(application, options);

    Application console(application, options);
    console.start();
    return QApplication::exec();
}
