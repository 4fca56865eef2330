// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QWidget>

namespace octroi::widgets {
class Button;
class IconButton;
class Label;
class Link;
} // namespace octroi::widgets

namespace octroi::pages {

/// Lies over the lower end of the table while several rows are selected.
class BulkBar : public QWidget
{
    Q_OBJECT
public:
    explicit BulkBar(QWidget *parent = nullptr);

    void setCounts(int selected, int matching);
    void setReadOnly(bool readOnly, const QString &reason);
    void retranslate();

Q_SIGNALS:
    void selectAllRequested();
    void suspendRequested();
    void resumeRequested();
    void revokeRequested();
    void moreRequested(const QPoint &global); ///< a menu of what else can be done to many
    void closed();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    int m_selected = 0, m_matching = 0;
    widgets::Label *m_count, *m_match;
    widgets::Link *m_all;
    widgets::Button *m_suspend, *m_resume, *m_revoke, *m_more;
    widgets::IconButton *m_close;
};

} // namespace octroi::pages
