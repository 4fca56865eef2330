// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QWidget>

class QBoxLayout;
class QHBoxLayout;

namespace octroi::widgets {
class Label;

/// The head of a page, 56 high: title, caption, actions at the right end; below them where there is no room.
class PageHeader : public QWidget
{
    Q_OBJECT
public:
    explicit PageHeader(const QString &title = {}, QWidget *parent = nullptr);
    void setTitle(const QString &title);
    void setCaption(const QString &caption);
    void addAction(QWidget *widget); ///< in order, at the right end
    using QWidget::addAction;

protected:
    void resizeEvent(QResizeEvent *event) override;
    bool event(QEvent *event) override;

private:
    void fit();
    QBoxLayout *m_layout;
    QHBoxLayout *m_first, *m_actions;
    Label *m_title, *m_caption;
};

} // namespace octroi::widgets
