// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "theme/theme.h"

#include <QAbstractButton>

namespace octroi::charts {

/// A card of 104 with one number: what it is, its unit, its course, and what it is compared with.
/// Pressing it goes where the number comes from.
class KeyFigure : public QAbstractButton
{
    Q_OBJECT
public:
    explicit KeyFigure(QWidget *parent = nullptr);
    void setTitle(const QString &title);
    void setUnit(const QString &unit);
    void setNumber(const QString &number); ///< "–" when it is not known
    void setCourse(const QList<double> &values, theme::Color color = theme::Color::Chart1);
    /// `strong` in front, in the tone's colour; both "" for no line.
    void setComparison(const QString &strong, const QString &rest, theme::Tone tone = theme::Tone::Neutral);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void describe();
    void paintCourse(QPainter &painter, const QRectF &rect) const;

    QString m_title, m_unit, m_number, m_strong, m_rest;
    theme::Tone m_tone = theme::Tone::Neutral;
    theme::Color m_color = theme::Color::Chart1;
    QList<double> m_values;
};

} // namespace octroi::charts
