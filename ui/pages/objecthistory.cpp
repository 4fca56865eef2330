// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/objecthistory.h"

#include "domain/json.h"
#include "models/format.h"
#include "widgets/label.h"
#include "widgets/link.h"

#include <QHBoxLayout>
#include <QJsonArray>

namespace octroi::pages {

using models::Format;
using widgets::Label;

namespace {
constexpr int kShown = 6;
constexpr int kAsked = 50;
} // namespace

ObjectHistory::ObjectHistory(Context context, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_title(new Label(QString(), theme::Type::Strong))
    , m_all(new widgets::Link)
    , m_rows(new QVBoxLayout)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(16, 12, 16, 16);
    column->setSpacing(8);
    auto *head = new QHBoxLayout;
    head->addWidget(m_title, 1);
    head->addWidget(m_all);
    column->addLayout(head);
    m_rows->setSpacing(8);
    column->addLayout(m_rows);
    connect(m_all, &QAbstractButton::clicked, this, &ObjectHistory::showAllRequested);
    retranslate();
}

void ObjectHistory::retranslate()
{
    m_title->setText(tr("History"));
    show(m_entries);
}

void ObjectHistory::setObject(const QString &id)
{
    if (id == m_objectId)
        return;
    m_objectId = id;
    m_entries.clear();
    clear();
    ask();
}

void ObjectHistory::refresh()
{
    ask();
}

void ObjectHistory::ask()
{
    backends::AuditBackend *audit = m_context.backend->audit();
    setVisible(audit != nullptr);
    if (!audit || m_objectId.isEmpty())
        return;
    const int asked = ++m_asked;
    QCoro::connect(audit->entries(0, kAsked, m_objectId), this,
                   [this, asked](const Result<QList<domain::AuditEntry>> &entries) {
                       if (asked != m_asked)
                           return;
                       if (entries) {
                           m_entries = *entries;
                           show(m_entries);
                           return;
                       }
                       clear();
                       auto *sentence = new Label(
                           tr("The history could not be read. %1").arg(Format::error(entries.error())),
                           theme::Type::Caption, theme::Color::DangerText);
                       sentence->setWordWrap(true);
                       m_rows->addWidget(sentence);
                   });
}

void ObjectHistory::clear()
{
    while (QLayoutItem *item = m_rows->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    m_all->hide();
}

QString ObjectHistory::words(const domain::AuditEntry &entry)
{
    const auto changed = [&entry](const QString &member) {
        return entry.before.value(member) != entry.after.value(member);
    };
    if (entry.action == QLatin1String("key.issue"))
        return tr("Issued with %n scope(s)", nullptr,
                  int(entry.after.value(QLatin1String("scopes")).toArray().size()));
    if (entry.action != QLatin1String("key.update") && entry.action != QLatin1String("client.update"))
        return Format::action(entry.action);
    QStringList parts;
    if (changed(QStringLiteral("expires_at"))) {
        const QDateTime end = domain::fromRfc3339(entry.after.value(QLatin1String("expires_at")).toString());
        parts << (end.isValid() ? tr("Expiry set to %1").arg(Format::date(end.toLocalTime().date()))
                                : tr("Expiry removed"));
    }
    if (changed(QStringLiteral("scopes")))
        parts << tr("Scopes changed, %n now", nullptr,
                    int(entry.after.value(QLatin1String("scopes")).toArray().size()));
    if (changed(QStringLiteral("name")))
        parts << tr("Renamed to %1").arg(entry.after.value(QLatin1String("name")).toString());
    if (changed(QStringLiteral("restrictions")))
        parts << tr("Restrictions changed");
    if (changed(QStringLiteral("redirect_uris")))
        parts << tr("Redirect URIs changed");
    if (changed(QStringLiteral("token_endpoint_auth_method")))
        parts << tr("Authentication changed");
    if (changed(QStringLiteral("plan_id")))
        parts << tr("Plan changed");
    return parts.isEmpty() ? Format::action(entry.action) : parts.join(QStringLiteral(", "));
}

void ObjectHistory::addRow(const QString &text, const QString &time, const QString &tip)
{
    auto *row = new QWidget;
    auto *line = new QHBoxLayout(row);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(8);
    line->addWidget(new Label(QStringLiteral("•"), theme::Type::Strong, theme::Color::AccentText));
    auto *words = new Label(text);
    words->setElided(true);
    line->addWidget(words, 1);
    line->addWidget(new Label(time, theme::Type::Caption, theme::Color::TextMuted));
    row->setToolTip(tip);
    m_rows->addWidget(row);
}

void ObjectHistory::show(const QList<domain::AuditEntry> &entries)
{
    clear();
    for (const domain::AuditEntry &entry : entries.first(std::min<qsizetype>(kShown, entries.size())))
        addRow(words(entry), Format::shortTime(entry.at),
               tr("%1 by %2 from %3", "time, who, address")
                   .arg(Format::exact(entry.at), entry.actor, entry.address));
    m_all->setVisible(!entries.isEmpty());
    m_all->setText(entries.size() < kAsked ? tr("Show all %n", nullptr, int(entries.size()))
                                           : tr("Show all"));
}

} // namespace octroi::pages
