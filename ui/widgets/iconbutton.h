// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QToolButton>

namespace octroi::widgets {

/// A square button with an icon only; its name is its tooltip and its accessible name.
class IconButton : public QToolButton
{
    Q_OBJECT
public:
    IconButton(const QString &iconName, const QString &name, QWidget *parent = nullptr);
    void setIconName(const QString &iconName);
    void setName(const QString &name); ///< translated; the shortcut is added to the tooltip
    void setSmall(bool small);         ///< 24 with a 16 px icon
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_iconName;
    bool m_small = false;
};

} // namespace octroi::widgets
