// SPDX-License-Identifier: GPL-3.0-or-later
#include "gallery/window.h"

#include "change/spine.h"
#include "inventory/inventory.h"
#include "quietbackend.h"
#include "shell/mainwindow.h"
#include "widgets/emptystate.h"
#include "widgets/pageheader.h"

#include <QApplication>
#include <QPixmap>
#include <QVBoxLayout>

namespace octroi::gallery {
namespace {

class EmptyPage final : public pages::Page
{
public:
    EmptyPage(pages::Context context, QString id, QString title)
        : Page(context)
        , m_id(std::move(id))
        , m_title(std::move(title))
    {
        auto *layout = new QVBoxLayout(this);
        layout->setContentsMargins(0, 0, 0, 0);
        layout->addWidget(new widgets::PageHeader(m_title));
        auto *empty = new widgets::EmptyState;
        empty->setTitle(QStringLiteral("No credentials yet"));
        empty->setText(QStringLiteral("A credential is what a caller shows."));
        empty->setAction(QStringLiteral("Issue the first key…"));
        layout->addWidget(empty, 1);
    }
    QString pageId() const override { return m_id; }
    QString pageTitle() const override { return m_title; }

private:
    QString m_id, m_title;
};

} // namespace

void grabWindows(const QString &folder, const QString &scheme)
{
    test::QuietBackend backend;
    ManualClock clock;
    inventory::Inventory inventory(backend, clock);
    change::Spine spine(inventory);
    shell::MainWindow window(backend, inventory, spine, clock,
                             {QStringLiteral("production"), QStringLiteral("Meridian APIs"), nullptr, {}});
    const pages::Context context{&backend, &inventory, &spine, &clock};
    using shell::Section;
    const auto add = [&](const char *id, const char *title, Section section) {
        window.addPage(new EmptyPage(context, QLatin1String(id), QLatin1String(title)), section);
    };
    add("overview", "Overview", Section::Start);
    add("partners", "Partners", Section::Access);
    add("credentials", "Credentials", Section::Access);
    add("scopes", "APIs & scopes", Section::Access);
    add("usage", "Usage", Section::Watch);
    add("audit", "Audit", Section::Watch);
    add("settings", "Settings", Section::Bottom);
    window.resize(1440, 868);
    window.openTarget({QStringLiteral("credentials"), {}, {}});
    window.show();
    QApplication::processEvents();
    window.showNotice(theme::Tone::Ok, QStringLiteral("press-feed revoked."), QStringLiteral("Undo"), [] {});
    QApplication::processEvents();
    window.grab().save(QStringLiteral("%1/window-%2.png").arg(folder, scheme));
    window.openPalette();
    QApplication::processEvents();
    window.grab().save(QStringLiteral("%1/palette-%2.png").arg(folder, scheme));
}

} // namespace octroi::gallery
