// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/keysummary.h"

#include "dialogs/shellscript.h"
#include "dialogs/summaryline.h"
#include "models/format.h"
#include "widgets/label.h"
#include "widgets/note.h"

#include <QScrollArea>
#include <QSet>
#include <QVBoxLayout>

namespace octroi::dialogs {

using models::Format;
using widgets::Label;

namespace {

constexpr int kShownScopes = 6, kShownEndpoints = 4;

void clear(QLayout *layout)
{
    while (QLayoutItem *item = layout->takeAt(0)) {
        delete item->widget();
        delete item;
    }
}

} // namespace

KeySummary::KeySummary(pages::Context context, QWidget *parent)
    : Surface(theme::Color::BgSunken, parent)
    , m_context(context)
    , m_lines(new QVBoxLayout)
    , m_note(new widgets::Note(theme::Tone::Warning))
    , m_endpoints(new QVBoxLayout)
    , m_shellTitle(new Label(QString(), theme::Type::Caption, theme::Color::TextSecondary))
    , m_shell(new Label(QString(), theme::Type::Mono))
{
    setFixedWidth(304);
    setEdges(Qt::LeftEdge, theme::Color::BorderSubtle);
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    auto *scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *inner = new QWidget;
    auto *column = new QVBoxLayout(inner);
    column->setContentsMargins(16, 16, 16, 16);
    column->setSpacing(12);
    m_lines->setSpacing(8);
    m_endpoints->setSpacing(2);
    column->addLayout(m_lines);
    m_note->setSmall(true);
    column->addWidget(m_note);
    column->addLayout(m_endpoints);
    column->addStretch(1);
    column->addWidget(m_shellTitle);
    auto *box = new Surface(theme::Color::BgSurface);
    box->setEdges(Qt::LeftEdge | Qt::RightEdge | Qt::TopEdge | Qt::BottomEdge, theme::Color::BorderSubtle);
    auto *boxLayout = new QVBoxLayout(box);
    boxLayout->setContentsMargins(8, 8, 8, 8);
    m_shell->setWordWrap(true);
    m_shell->setLayoutDirection(Qt::LeftToRight); // code in every language
    m_shell->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    boxLayout->addWidget(m_shell);
    column->addWidget(box);
    scroll->setWidget(inner);
    scroll->viewport()->setAutoFillBackground(false);
    inner->setAutoFillBackground(false);
    outer->addWidget(scroll);
    setAccessibleName(tr("What this key will do"));
}

void KeySummary::addLine(const QString &icon, const QString &text, theme::Color color)
{
    m_lines->addWidget(summaryLine(icon, text, color));
}

void KeySummary::addScopes(const QStringList &scopes)
{
    m_lines->addWidget(new Label(tr("This key will"), theme::Type::Strong));
    if (scopes.isEmpty())
        addLine(QStringLiteral("minus"), tr("open only endpoints that ask for no scope"),
                theme::Color::TextMuted);
    int shown = 0;
    for (const QString &name : scopes) {
        if (shown == kShownScopes) {
            addLine(QStringLiteral("plus"), tr("and %n more", nullptr, int(scopes.size()) - shown),
                    theme::Color::TextMuted);
            break;
        }
        const domain::Scope *scope = m_context.inventory->scope(name);
        const QString words = scope && !scope->description.isEmpty() ? scope->description : name;
        addLine(QStringLiteral("check"), words.toHtmlEscaped(), theme::Color::AccentText);
        ++shown;
    }
}

void KeySummary::addFacts(const backends::NewKey &key, int days)
{
    auto *line = new Surface(theme::Color::BorderDefault);
    line->setFixedHeight(1);
    m_lines->addWidget(line);
    addLine(QStringLiteral("server"),
            tr("on <b>%1</b>, <b>%2</b>")
                .arg(m_context.backend->info().name.toHtmlEscaped(), Format::environment(key.environment)),
            theme::Color::TextSecondary);
    addLine(QStringLiteral("calendar"),
            days < 0 ? tr("<b>without expiry</b>")
                     : tr("for <b>%1</b>, until %2").arg(Format::days(days), Format::exact(key.expiresAt)),
            theme::Color::TextSecondary);
    const QString networks = key.restrictions.addresses.isEmpty()
                                 ? tr("any network")
                                 : tr("%n network(s)", nullptr, int(key.restrictions.addresses.size()));
    const QString referrers = key.restrictions.referrers.isEmpty()
                                  ? tr("any referrer")
                                  : tr("%n referrer(s)", nullptr, int(key.restrictions.referrers.size()));
    addLine(QStringLiteral("globe"), tr("from <b>%1</b>, %2").arg(networks, referrers),
            theme::Color::TextSecondary);
    const domain::Plan *plan = m_context.inventory->plan(key.planId);
    addLine(QStringLiteral("usage"),
            plan ? tr("at most <b>%1</b>").arg(Format::limits(*plan).toHtmlEscaped())
                 : tr("without limits on its calls"),
            theme::Color::TextSecondary);
}

void KeySummary::addEndpoints(const QStringList &scopes)
{
    int endpoints = 0, apis = 0, shown = 0;
    QStringList lines;
    for (const domain::Api &api : m_context.inventory->apis()) {
        int here = 0;
        for (const domain::Endpoint &endpoint : api.endpoints) {
            if (!std::all_of(endpoint.scopes.begin(), endpoint.scopes.end(),
                             [&](const QString &s) { return domain::scopesImply(scopes, s); }))
                continue;
            ++here;
            if (shown < kShownEndpoints) {
                lines << QStringLiteral("%1 %2%3").arg(endpoint.method.leftJustified(6), api.basePath,
                                                       endpoint.path);
                ++shown;
            }
        }
        endpoints += here;
        apis += here > 0 ? 1 : 0;
    }
    if (endpoints == 0)
        return;
    const QString of = tr("%n API(s)", nullptr, apis);
    auto *head = new Label(tr("Opens %n endpoint(s) of %1", nullptr, endpoints).arg(of), theme::Type::Caption,
                           theme::Color::TextSecondary);
    m_endpoints->addWidget(head);
    for (const QString &text : lines) {
        auto *line = new Label(text, theme::Type::Mono);
        line->setElided(true);
        m_endpoints->addWidget(line);
    }
    if (endpoints > shown)
        m_endpoints->addWidget(new Label(tr("and %n more", nullptr, endpoints - shown), theme::Type::Caption,
                                         theme::Color::TextMuted));
}

// Other working keys of the same partner with the first sensitive scope: often one of them is meant.
QString KeySummary::warning(const backends::NewKey &key) const
{
    const inventory::Inventory &inventory = *m_context.inventory;
    const auto *application = inventory.application(key.applicationId);
    const auto *partner = application ? inventory.partner(application->partnerId) : nullptr;
    if (!partner)
        return {};
    const QDateTime now = m_context.clock->now();
    for (const QString &name : key.scopes) {
        const domain::Scope *scope = inventory.scope(name);
        if (!scope || scope->sensitivity == domain::Sensitivity::Low)
            continue;
        int others = 0;
        for (const domain::Application *app : inventory.applicationsOf(partner->id)) {
            for (const domain::ApiKey &other : inventory.keysOf(app->id))
                others += other.statusAt(now) == domain::KeyStatus::Active &&
                                  domain::scopesImply(other.scopes, name)
                              ? 1
                              : 0;
        }
        if (others > 0)
            return tr("%1 has %n more active key(s) with %2.", nullptr, others).arg(partner->name, name);
    }
    return {};
}

void KeySummary::show(const backends::NewKey &key, int days)
{
    clear(m_lines);
    clear(m_endpoints);
    addScopes(key.scopes);
    addFacts(key, days);
    addEndpoints(key.scopes);
    m_note->setText(warning(key));
    m_note->setVisible(!m_note->text().isEmpty());
    m_shellTitle->setText(tr("Same from a shell"));
    m_shell->setText(issueCommand(key, days));
}

} // namespace octroi::dialogs
