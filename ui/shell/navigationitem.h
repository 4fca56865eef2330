// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QAbstractButton>
#include <functional>

namespace octroi::shell {

/// A page in the rail: icon, word, count.
class NavigationItem : public QAbstractButton
{
    Q_OBJECT
public:
    NavigationItem(const QString &iconName, const QString &text, QWidget *parent = nullptr);
    void setTitle(const QString &title);
    void setCount(const QString &count);
    /// A count that wants to be looked at, on a badge; "" for none. `sentence` says what is counted.
    void setAlert(const QString &count, const QString &sentence);
    void setCollapsed(bool collapsed);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void describe();
    int paintAlert(QPainter &painter, const std::function<QRect(const QRect &)> &place, int right) const;
    QString m_iconName, m_count, m_alert, m_alertSentence;
    bool m_collapsed = false;
};

} // namespace octroi::shell
