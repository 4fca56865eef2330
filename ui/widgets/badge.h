// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "theme/theme.h"

#include <QWidget>

namespace octroi::widgets {

/// A count in a round shape, 20 high.
class Badge : public QWidget
{
    Q_OBJECT
public:
    explicit Badge(const QString &text = {}, theme::Tone tone = theme::Tone::Neutral,
                   QWidget *parent = nullptr);
    void setText(const QString &text);
    void setTone(theme::Tone tone);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_text;
    theme::Tone m_tone;
};

} // namespace octroi::widgets
