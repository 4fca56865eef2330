// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "base/secret.h"

#include <QWidget>
#include <memory>

class QTimer;

namespace octroi::widgets {
class IconButton;
class Label;

/// A secret that is shown once: hidden until asked for, copied with a clipboard that empties itself.
class SecretView : public QWidget
{
    Q_OBJECT
public:
    /// How many characters belong to what, for colouring; the rest is the secret itself.
    struct Parts
    {
        int prefix = 0, identifier = 0, check = 0;
    };

    explicit SecretView(QWidget *parent = nullptr);
    ~SecretView() override;
    void setSecret(std::shared_ptr<Secret> secret, Parts parts);
    bool isRevealed() const { return m_revealed; }
    void setRevealed(bool revealed);
    void copy(); ///< clears the clipboard after 30 s if it still holds the secret
    QSize sizeHint() const override;

Q_SIGNALS:
    void copied();
    void revealedChanged(bool revealed);

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void retranslate();
    void tick();
    void clearClipboard();
    std::shared_ptr<Secret> m_secret;
    Parts m_parts;
    IconButton *m_eye, *m_copy;
    QTimer *m_timer;
    int m_ticksLeft = 0;
    bool m_revealed = false;
};

} // namespace octroi::widgets
