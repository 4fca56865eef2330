// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QAbstractButton>

namespace octroi::shell {

/// A page in the rail: icon, word, count.
class NavigationItem : public QAbstractButton
{
    Q_OBJECT
public:
    NavigationItem(const QString &iconName, const QString &text, QWidget *parent = nullptr);
    void setTitle(const QString &title);
    void setCount(const QString &count);
    void setCollapsed(bool collapsed);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void describe();
    QString m_iconName, m_count;
    bool m_collapsed = false;
};

} // namespace octroi::shell
