// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "models/benchdesk.h"

#include <QWidget>

class QGridLayout;
class QVBoxLayout;

namespace octroi::widgets {
class Badge;
class Card;
class Label;
class Link;
} // namespace octroi::widgets

namespace octroi::pages {

/// Every check with its sentence; what failed unfolds what was expected, what was found, and what can be done.
class ChecksCard : public QWidget
{
    Q_OBJECT
public:
    explicit ChecksCard(QWidget *parent = nullptr);
    void show(const models::BenchReport &report);
    void retranslate();

Q_SIGNALS:
    void actionWanted(const QString &action); ///< of BenchRow

private:
    void addRow(const models::BenchRow &row);
    void addComparison(QVBoxLayout *column, const QString &name, const QString &value);
    QString actionText(const QString &action) const;
    widgets::Card *m_card;
    widgets::Badge *m_failed;
    widgets::Label *m_counts;
    QVBoxLayout *m_rows;
    models::BenchReport m_report;
};

/// Where each claim comes from.
class TraceCard : public QWidget
{
    Q_OBJECT
public:
    explicit TraceCard(QWidget *parent = nullptr);
    void show(const QList<models::BenchTrace> &lines);
    void retranslate();

Q_SIGNALS:
    void objectWanted(const QString &page, const QString &objectId);

private:
    widgets::Card *m_card;
    QGridLayout *m_grid;
};

/// The keys that are kept of the issuer.
class KeysCard : public QWidget
{
    Q_OBJECT
public:
    explicit KeysCard(QWidget *parent = nullptr);
    void show(const QList<models::BenchKey> &keys, const QString &readAt, bool fetchable);
    void retranslate();

Q_SIGNALS:
    void fetchWanted();

private:
    widgets::Card *m_card;
    QVBoxLayout *m_rows;
    widgets::Label *m_readAt;
    widgets::Link *m_fetch;
};

} // namespace octroi::pages
