// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QAbstractButton>

namespace octroi::widgets {

/// Text that does something: accent, 500, underlined while hovered.
class Link : public QAbstractButton
{
    Q_OBJECT
public:
    explicit Link(const QString &text = {}, QWidget *parent = nullptr);
    void setSmall(bool small); ///< 12 px
    void setIconName(const QString &name);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QFont linkFont() const;
    QString m_icon;
    bool m_small = false;
};

} // namespace octroi::widgets
