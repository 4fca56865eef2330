// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "pages/page.h"

#include <QTimer>

namespace octroi::widgets {
class Button;
class Field;
class Label;
class PageHeader;
class TableView;
} // namespace octroi::widgets

namespace octroi::pages {

class AuditDetail;
class AuditModel;

/// Who changed what, when and from where, newest first.
class AuditPage : public Page
{
    Q_OBJECT
public:
    explicit AuditPage(Context context, QWidget *parent = nullptr);

    QString pageId() const override { return QStringLiteral("audit"); }
    QString pageTitle() const override;
    void open(const Target &target) override; ///< objectId: number of an entry; filter: text
    bool focusFilter() override;
    bool copyAsCsv() override;
    bool closeTopmost() override;
    QJsonObject saveState() const override;
    void restoreState(const QJsonObject &state) override;

protected:
    void showEvent(QShowEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void build();
    void connectParts();
    void retranslate();
    void updateState();
    void showEntry(int row);
    void copyAsJson(); ///< the selected rows, one object a line
    void openObject(const QString &type, const QString &id);

    AuditModel *m_model;
    widgets::PageHeader *m_header;
    widgets::Field *m_filter;
    widgets::Button *m_copy;
    widgets::TableView *m_table;
    widgets::Label *m_foot;
    AuditDetail *m_detail;
    QTimer m_soon, m_typed;
    qint64 m_wanted = 0; ///< entry to select once it is read
    bool m_stale = true;
};

} // namespace octroi::pages
