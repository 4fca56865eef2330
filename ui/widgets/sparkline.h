// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "theme/theme.h"

#include <QList>
#include <QWidget>

namespace octroi::widgets {

/// A line with a light area below; a flat grey line when muted or when there is nothing.
void paintSparkline(QPainter &painter, const QRectF &rect, const QList<qint32> &values, bool muted,
                    theme::Color color = theme::Color::Accent);

class Sparkline : public QWidget
{
    Q_OBJECT
public:
    explicit Sparkline(QWidget *parent = nullptr);
    void setValues(const QList<qint32> &values);
    void setMuted(bool muted);
    void setColor(theme::Color color);
    QSize sizeHint() const override { return {64, 28}; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QList<qint32> m_values;
    theme::Color m_color = theme::Color::Accent;
    bool m_muted = false;
};

} // namespace octroi::widgets
