// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "base/secret.h"
#include "widgets/sheet.h"

#include <memory>

namespace octroi::widgets {
class Field;
class Label;
} // namespace octroi::widgets

namespace octroi::dialogs {

/// Asks for the passphrase of the file that keeps the secrets of connections.
class UnlockSheet : public widgets::Sheet
{
    Q_OBJECT
public:
    explicit UnlockSheet(QWidget *parent = nullptr);
    void setBusy(bool busy);
    void showWrong(const QString &sentence = {}); ///< "": the passphrase is another

Q_SIGNALS:
    void submitted(const std::shared_ptr<octroi::Secret> &passphrase);

protected:
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void retranslate();
    void submit();
    widgets::Label *m_text;
    widgets::Field *m_passphrase;
    widgets::Button *m_later, *m_unlock;
    bool m_busy = false;
};

} // namespace octroi::dialogs
