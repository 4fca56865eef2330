// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QWidget>

namespace octroi::widgets {

/// What of a limit is used, and where it will be at the reset.
class LimitBar : public QWidget
{
    Q_OBJECT
public:
    explicit LimitBar(QWidget *parent = nullptr);
    void setTitle(const QString &title);
    void setValues(double used, double limit, double forecast = -1); ///< forecast < 0: unknown
    void setValueText(const QString &strong, const QString &rest);   ///< "316 M", "of 500 M"
    void setFootTexts(const QString &left, const QString &right);    ///< "63% used", "runs out on 14 Dec"
    bool runsOut() const;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void describe();
    QString m_title, m_strong, m_rest, m_left, m_right;
    double m_used = 0, m_limit = 1, m_forecast = -1;
};

} // namespace octroi::widgets
