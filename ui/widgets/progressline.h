// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QWidget>

namespace octroi::widgets {

/// 4 px of progress; a third that stands still when the end is unknown.
class ProgressLine : public QWidget
{
    Q_OBJECT
public:
    explicit ProgressLine(QWidget *parent = nullptr);
    void setProgress(double progress); ///< 0 … 1; below 0: unknown
    double progress() const { return m_progress; }
    QSize sizeHint() const override { return {96, 4}; }
    QSize minimumSizeHint() const override { return {24, 4}; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    double m_progress = 0;
};

} // namespace octroi::widgets
