// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QList>
#include <QWidget>

namespace octroi::widgets {

/// One of a few, side by side; Left and Right move.
class Segments : public QWidget
{
    Q_OBJECT
    Q_PROPERTY(int currentIndex READ currentIndex WRITE setCurrentIndex NOTIFY currentChanged)
public:
    explicit Segments(QWidget *parent = nullptr);
    explicit Segments(const QStringList &texts, QWidget *parent = nullptr);

    void setSegments(const QStringList &texts); ///< keeps the current index where it can
    int count() const { return int(m_segments.size()); }
    QString segmentText(int index) const;
    int currentIndex() const { return m_current; }
    void setCurrentIndex(int index);
    void setSegmentEnabled(int index, bool enabled, const QString &reason = {});
    void setSmall(bool small);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override; ///< words are cut where there is no room; the tooltip has them whole

Q_SIGNALS:
    void currentChanged(int index);
    void activated(int index); ///< by the user

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    bool event(QEvent *event) override;

private:
    struct Segment
    {
        QString text, reason;
        bool enabled = true;
    };
    int extent(const Segment &segment) const;
    QList<QRect> rects() const;
    int at(const QPoint &position) const;
    void choose(int index);
    QFont segmentFont() const;
    QList<Segment> m_segments;
    int m_current = 0, m_hover = -1;
    bool m_small = false;
};

} // namespace octroi::widgets
