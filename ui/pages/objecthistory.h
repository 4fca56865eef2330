// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "pages/page.h"

class QVBoxLayout;

namespace octroi::widgets {
class Label;
class Link;
} // namespace octroi::widgets

namespace octroi::pages {

/// What was done to one key or client, by the audit log, newest first.
class ObjectHistory : public QWidget
{
    Q_OBJECT
public:
    explicit ObjectHistory(Context context, QWidget *parent = nullptr);
    void setObject(const QString &id);
    void refresh();
    void retranslate();

Q_SIGNALS:
    void showAllRequested();

private:
    void ask();
    void show(const QList<domain::AuditEntry> &entries);
    void addRow(const QString &text, const QString &time, const QString &tip);
    void clear();
    static QString words(const domain::AuditEntry &entry);

    Context m_context;
    QString m_objectId;
    QList<domain::AuditEntry> m_entries;
    int m_asked = 0;
    widgets::Label *m_title;
    widgets::Link *m_all;
    QVBoxLayout *m_rows;
};

} // namespace octroi::pages
