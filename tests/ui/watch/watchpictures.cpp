// SPDX-License-Identifier: GPL-3.0-or-later
// Draws the pages about consumption with invented data, in both themes, to be looked at.
#include "inventedbackend.h"
#include "pages/audit/auditpage.h"
#include "pages/overview/overviewpage.h"
#include "pages/settings/settingspage.h"
#include "pages/usage/usagepage.h"
#include "pages/welcome/welcomewidget.h"
#include "widgets/charts/plotview.h"
#include "widgets/tableview.h"

#include <QApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QJsonObject>
#include <QMenu>
#include <QMouseEvent>
#include <QSettings>

using namespace octroi;

namespace {

void settle(int milliseconds)
{
    QElapsedTimer timer;
    timer.start();
    while (timer.elapsed() < milliseconds)
        QApplication::processEvents(QEventLoop::AllEvents, 20);
}

void draw(QWidget &widget, const QString &path, QSize size)
{
    widget.resize(size);
    widget.show();
    settle(500);
    QPixmap picture(size);
    picture.fill(theme::color(theme::Color::BgPage));
    widget.render(&picture, QPoint(), QRegion(), QWidget::DrawChildren);
    picture.save(path);
    widget.hide();
}

} // namespace

int main(int argc, char **argv)
{
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    theme::Theme::install(application);
    const QDir folder(application.arguments().value(1, QStringLiteral(".")));
    const SystemClock clock;
    test::InventedBackend backend(clock);
    inventory::Inventory inventory(backend, clock);
    change::Spine spine(inventory);
    inventory.sync();
    settle(200);
    const pages::Context context{&backend, &inventory, &spine, &clock};
    QSettings settings(folder.filePath(QStringLiteral("settings.ini")), QSettings::IniFormat);
    const QSize page(1256, 788);
    for (const theme::Scheme scheme : {theme::Scheme::Light, theme::Scheme::Dark}) {
        const QString name =
            scheme == theme::Scheme::Light ? QStringLiteral("light") : QStringLiteral("dark");
        theme::Theme::instance().setScheme(scheme);
        const auto file = [&folder, &name](const QString &what) {
            return folder.filePath(what + QLatin1Char('-') + name + QStringLiteral(".png"));
        };
        pages::OverviewPage overview(context);
        draw(overview, file(QStringLiteral("overview")), page);
        pages::UsagePage live(context);
        draw(live, file(QStringLiteral("usage-live")), page);
        pages::UsagePage day(context);
        day.restoreState(
            {{QStringLiteral("range"), 2}, {QStringLiteral("compare"), true}, {QStringLiteral("top"), 2}});
        day.resize(page);
        day.show();
        settle(300);
        if (auto *plot = day.findChild<charts::PlotView *>()) {
            const QPointF at(plot->width() * 0.7, 40);
            QMouseEvent move(QEvent::MouseMove, at, plot->mapToGlobal(at), Qt::NoButton, Qt::NoButton,
                             Qt::NoModifier);
            QApplication::sendEvent(plot->viewport(), &move);
        }
        draw(day, file(QStringLiteral("usage-day")), page);
        for (const auto &[what, state] : std::initializer_list<std::pair<QString, QJsonObject>>{
                 {QStringLiteral("usage-stacked"), {{QStringLiteral("range"), 3}, {QStringLiteral("split"), QStringLiteral("partner")}}},
                 {QStringLiteral("usage-lines"),
                  {{QStringLiteral("range"), 2}, {QStringLiteral("split"), QStringLiteral("partner")}, {QStringLiteral("stacked"), false}, {QStringLiteral("top"), 4}}},
                 {QStringLiteral("usage-year"), {{QStringLiteral("range"), 5}, {QStringLiteral("length"), 365 * 86'400.0}}},
                 {QStringLiteral("usage-flight"), {{QStringLiteral("flight"), true}, {QStringLiteral("top"), 1}}}}) {
            pages::UsagePage shown(context);
            shown.resize(page);
            shown.show();
            shown.restoreState(state);
            draw(shown, file(what), page);
        }
        for (const auto &[what, view] : std::initializer_list<std::pair<const char *, const char *>>{
                 {"usage-week", "Hours of the week"}, {"usage-distribution", "Distribution of latency and size"}, {"usage-expiries", "Calendar of expiries"}}) {
            pages::UsagePage other(context);
            other.resize(page);
            other.show();
            other.restoreState({{QStringLiteral("range"), 2}, {QStringLiteral("compare"), true}});
            for (QMenu *menu : other.findChildren<QMenu *>()) {
                Q_EMIT menu->aboutToShow();
                for (QAction *action : menu->actions()) {
                    if (action->text() == QLatin1String(view))
                        action->trigger();
                }
            }
            draw(other, file(QLatin1String(what)), page);
        }
        pages::AuditPage audit(context);
        audit.resize(page);
        audit.show();
        settle(300);
        audit.findChild<widgets::TableView *>()->selectRow(3);
        draw(audit, file(QStringLiteral("audit")), page);
        pages::SettingsPage preferences(context, settings);
        preferences.setBuiltinInfo({true, true, QStringLiteral("http://127.0.0.1:40123"),
                                    QStringLiteral("/home/ada/.local/share/octroi/builtin"),
                                    QStringLiteral("127.0.0.1:40124"), QStringLiteral("0.1.0"), 4711});
        draw(preferences, file(QStringLiteral("settings")), page);
        pages::WelcomeWidget welcome;
        draw(welcome, file(QStringLiteral("welcome")), QSize(1440, 868));
    }
    return 0;
}
