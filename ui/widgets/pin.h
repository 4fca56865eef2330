// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QAbstractButton>

namespace octroi::widgets {

/// A saved filter as a button that stays down, with its count.
class Pin : public QAbstractButton
{
    Q_OBJECT
public:
    explicit Pin(const QString &text = {}, QWidget *parent = nullptr);
    void setCount(const QString &count);     ///< formatted; "" for none
    QString count() const { return m_count; }
    void setIconWhenOn(const QString &name); ///< "pin" by default; "" for none
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_count;
    QString m_icon = QStringLiteral("pin");
};

} // namespace octroi::widgets
