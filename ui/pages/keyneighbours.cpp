// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/keyneighbours.h"

#include "widgets/label.h"
#include "widgets/link.h"

#include <QVBoxLayout>

namespace octroi::pages {

using inventory::KeyTable;
using widgets::Label;
using widgets::Link;

namespace {

/// How many other live rows have one of these codes in a column.
int others(const KeyTable &table, const std::vector<quint32> &column, const inventory::Bits &codes)
{
    int count = -1; // itself
    for (quint32 other = 0; other < table.rows(); ++other)
        count += codes.test(column[other]) && table.isLive(other);
    return count;
}

inventory::Bits sameScopesAs(const KeyTable &table, quint32 row)
{
    inventory::Bits codes;
    codes.reset(table.scopeSets.size());
    codes.set(table.scopes[row]);
    return codes;
}

inventory::Bits sameAddressesAs(const KeyTable &table, const QStringList &addresses)
{
    inventory::Bits codes;
    codes.reset(table.limitSets.size());
    for (quint32 code = 0; code < table.limitSets.size(); ++code) {
        if (table.partOf(code, KeyTable::Addresses) == addresses)
            codes.set(code);
    }
    return codes;
}

QString quoted(const QString &text)
{
    return QLatin1Char('"') + QString(text).remove(QLatin1Char('"')) + QLatin1Char('"');
}

QString termsFor(const char *name, const QStringList &values)
{
    QStringList terms;
    for (const QString &value : values)
        terms << QLatin1String(name) + QLatin1Char('=') + quoted(value);
    return terms.join(QLatin1Char(' '));
}

} // namespace

KeyNeighbours::KeyNeighbours(Context context, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_title(new Label(QString(), theme::Type::Strong))
    , m_none(new Label(QString(), theme::Type::Caption, theme::Color::TextMuted))
    , m_application(new Link)
    , m_scopes(new Link)
    , m_addresses(new Link)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(16, 12, 16, 12);
    column->setSpacing(6);
    column->addWidget(m_title);
    column->addWidget(m_none);
    for (Link *link : {m_application, m_scopes, m_addresses}) {
        column->addWidget(link, 0, Qt::AlignLeading);
        connect(link, &QAbstractButton::clicked, this,
                [this, link] { Q_EMIT filterRequested(link->property("octroiFilter").toString()); });
    }
    retranslate();
}

void KeyNeighbours::retranslate()
{
    m_title->setText(tr("Neighbours"));
    m_none->setText(tr("No other credential is like it."));
    if (!m_key.id.isEmpty())
        setKey(m_key);
}

void KeyNeighbours::show(Link *link, const QString &text, const QString &filter)
{
    link->setText(text);
    link->setToolTip(filter);
    link->setProperty("octroiFilter", filter);
    link->show();
}

void KeyNeighbours::setKey(const domain::ApiKey &key)
{
    m_key = key;
    for (Link *link : {m_application, m_scopes, m_addresses})
        link->hide();
    const KeyTable &table = m_context.inventory->keyTable();
    const quint32 row = table.find(key.id);
    if (row == KeyTable::kNone)
        return;
    const int sameApplication = int(table.rowsOf(key.applicationId).size()) - 1;
    const auto *application = m_context.inventory->application(key.applicationId);
    const auto *partner = application ? m_context.inventory->partner(application->partnerId) : nullptr;
    if (sameApplication > 0 && application && partner)
        show(m_application, tr("%n other(s) of the same application", nullptr, sameApplication),
             termsFor("app", {application->name}) + QLatin1Char(' ') + termsFor("partner", {partner->name}));
    const int sameScopes = key.scopes.isEmpty() ? 0 : others(table, table.scopes, sameScopesAs(table, row));
    if (sameScopes > 0)
        show(m_scopes, tr("%n other(s) with the same scopes", nullptr, sameScopes), termsFor("scope", key.scopes));
    const int sameAddresses = key.restrictions.addresses.isEmpty() ? 0 : others(table, table.limits, sameAddressesAs(table, key.restrictions.addresses));
    if (sameAddresses > 0)
        show(m_addresses, tr("%n other(s) bound to the same addresses", nullptr, sameAddresses),
             termsFor("address", key.restrictions.addresses));
    m_none->setVisible(sameApplication <= 0 && sameScopes <= 0 && sameAddresses <= 0);
}

} // namespace octroi::pages
