// SPDX-License-Identifier: GPL-3.0-or-later
// pages_pictures DIR: every page and sheet of this folder's pages, light and dark, 1440 x 900.
#include "dialogs/dialogs.h"
#include "memorybackend.h"
#include "pages/keys/keyspage.h"
#include "pages/partners/partnerspage.h"
#include "pages/scopes/scopespage.h"
#include "theme/theme.h"
#include "widgets/sheethost.h"
#include "widgets/surface.h"

#include <QApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QLineEdit>
#include <QTextStream>
#include <QVBoxLayout>

using namespace octroi;

namespace {

void settle(int milliseconds = 350)
{
    QElapsedTimer timer;
    timer.start();
    while (timer.elapsed() < milliseconds)
        QCoreApplication::processEvents(QEventLoop::AllEvents, 20);
}

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    theme::Theme::install(application);
    const QDir folder(argc > 1 ? QString::fromLocal8Bit(argv[1]) : QDir::currentPath());
    ManualClock clock;
    test::MemoryBackend backend(clock);
    backend.fill();
    inventory::Inventory inventory(backend, clock);
    change::Spine spine(inventory);
    inventory.sync();
    settle();
    QTextStream(stdout) << inventory.keys().size() << " keys\n";
    const pages::Context context{&backend, &inventory, &spine, &clock};
    for (const auto scheme : {theme::Scheme::Light, theme::Scheme::Dark}) {
        theme::Theme::instance().setScheme(scheme);
        const QString suffix =
            scheme == theme::Scheme::Light ? QStringLiteral("-light.png") : QStringLiteral("-dark.png");
        widgets::Surface window(theme::Color::BgPage);
        window.resize(1256, 820);
        auto *layout = new QVBoxLayout(&window);
        layout->setContentsMargins(0, 0, 0, 0);
        widgets::SheetHost host(&window);
        dialogs::Dialogs dialogs(host, context, dialogs::EnvironmentKind::Production);
        window.show();
        const auto save = [&](const char *name) {
            window.grab().save(folder.filePath(QLatin1String(name) + suffix));
        };
        const auto show = [&](pages::Page *page) {
            layout->addWidget(page);
            page->show();
            settle();
            return page;
        };
        auto *keys = show(new pages::KeysPage(context));
        save("keys");
        keys->open({{}, inventory.keys().at(4).id, {}});
        settle();
        save("keys-detail");
        keys->open({{}, {}, QStringLiteral("status:rotating expires<7d")});
        settle();
        save("keys-nothing");
        keys->open({{}, {}, QStringLiteral("status:active expires<30x")});
        settle();
        save("keys-error");
        window.resize(1440, 900);
        dialogs.issueKey(inventory.applications().front().id);
        settle();
        save("issue");
        host.closeAll();
        dialogs.request(
            {change::RevokeKey{inventory.keys().at(4).id}, change::RevokeKey{inventory.keys().at(7).id}});
        settle();
        save("preview");
        host.closeAll();
        for (const char *what : {"scopes", "expiry", "rotate"}) {
            dialogs.editKey(inventory.keys().at(4).id, QLatin1String(what));
            settle();
            save(what);
            host.closeAll();
        }
        for (const char *kind : {"partner", "application", "api", "scope", "plan"}) {
            if (qstrcmp(kind, "api") == 0)
                dialogs.edit(QStringLiteral("api"), inventory.apis().front().id);
            else
                dialogs.create(QLatin1String(kind), {});
            settle();
            save((QByteArray("sheet-") + kind).constData());
            host.closeAll();
        }
        delete keys;
        window.resize(1256, 820);
        auto *partners = show(new pages::PartnersPage(context));
        partners->open({{}, inventory.partners().at(1).id, {}});
        settle();
        save("partners");
        delete partners;
        auto *scopes = show(new pages::ScopesPage(context));
        scopes->open({{}, QStringLiteral("orders:write"), {}});
        settle();
        save("scopes");
        delete scopes;
    }
    return 0;
}
