// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QList>
#include <QWidget>

namespace octroi::widgets {

/// Bars where rows will be. Shows nothing for the first 200 ms, then no shimmer.
class Skeleton : public QWidget
{
    Q_OBJECT
public:
    explicit Skeleton(QWidget *parent = nullptr);
    /// Left edges of the columns in px; a first square stands for the icon.
    void setColumns(const QList<int> &lefts);
    void setRowHeight(int height);
    void start(); ///< counts the 200 ms
    bool isShowing() const { return m_showing; }

protected:
    void paintEvent(QPaintEvent *event) override;
    void timerEvent(QTimerEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    QList<int> m_lefts;
    int m_rowHeight;
    int m_timer = 0;
    bool m_showing = false;
};

} // namespace octroi::widgets
