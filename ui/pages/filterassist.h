// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "inventory/holdings.h"
#include "widgets/filterfield.h"

#include <QObject>

namespace octroi::pages {

/// Ties a FilterField to the filter language: colours, errors in words, completion of names and values.
class FilterAssist : public QObject
{
    Q_OBJECT
public:
    /// What the list holds; decides which names are offered.
    enum class Over { Keys, Clients, Everything };

    FilterAssist(widgets::FilterField &field, inventory::Inventory &inventory, Over over, QObject *parent = nullptr);
    /// Over everything; offers what any of them has.
    FilterAssist(widgets::FilterField &field, inventory::Holdings &holdings, QObject *parent = nullptr);

    const domain::KeyFilter &filter() const { return m_filter; } ///< the last that could be read
    QString text() const { return m_text; }                      ///< of that
    /// The text without its last term, and that term; for "Without expires<7d".
    std::pair<QString, QString> withoutLastTerm() const;
    void retranslate();

Q_SIGNALS:
    void filterChanged();

private:
    void read(const QString &text);
    QList<widgets::Completion> complete(const QString &text, qsizetype cursor) const;
    QStringList values(const QString &name) const;
    QStringList valuesIn(const inventory::Inventory &inventory, const QString &name) const;
    void connectAll();
    bool fits(const QString &name) const;
    static QString nameDetail(const QString &name);
    static QString periodDetail(const QString &value); ///< "" when it is none
    static QString valueDetail(const QString &name, const QString &value);
    static QString sentence(const QString &text, const domain::FilterError &error);

    widgets::FilterField &m_field;
    inventory::Inventory *m_inventory = nullptr;
    inventory::Holdings *m_holdings = nullptr;
    Over m_over;
    domain::KeyFilter m_filter;
    QString m_text;
};

} // namespace octroi::pages
