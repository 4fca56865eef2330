// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "theme/theme.h"

#include <QLabel>

namespace octroi::widgets {

/// Text in a step of the type scale and a colour of the theme; follows both when they change.
class Label : public QLabel
{
    Q_OBJECT
public:
    explicit Label(const QString &text = {}, theme::Type type = theme::Type::Body,
                   theme::Color color = theme::Color::TextPrimary, QWidget *parent = nullptr);
    void setType(theme::Type type);
    void setColor(theme::Color color);
    /// One line that ends in an ellipsis when there is no room; the whole text is the tooltip.
    void setElided(bool elided);
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void applyTheme();
    theme::Type m_type;
    theme::Color m_color;
    bool m_elided = false;
};

} // namespace octroi::widgets
