// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QWidget>

namespace octroi::pages {

/// The picture of a choice on the first start, 112 high, in the theme's colours.
class Illustration : public QWidget
{
    Q_OBJECT
public:
    enum class Scene { Gate, Servers, Chart };
    explicit Illustration(Scene scene, QWidget *parent = nullptr);
    QSize sizeHint() const override { return {296, 112}; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void paintGate(QPainter &painter) const;
    void paintServers(QPainter &painter) const;
    void paintChart(QPainter &painter) const;
    Scene m_scene;
};

} // namespace octroi::pages
