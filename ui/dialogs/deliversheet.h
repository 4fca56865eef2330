// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "models/delivering.h"
#include "pages/page.h"
#include "theme/theme.h"
#include "widgets/sheet.h"

namespace octroi::widgets {
class Button;
class Field;
class IconButton;
class Label;
class Note;
} // namespace octroi::widgets

namespace octroi::dialogs {

class SealChoice;

/// Seals issued keys to a partner's certificate or to a passphrase and saves them as a file. Nothing in clear
/// reaches the disk. Several keys are shown nowhere else: it is not left by accident.
class DeliverSheet : public widgets::Sheet
{
    Q_OBJECT
public:
    DeliverSheet(pages::Context context, const QList<backends::IssuedKey> &keys, QWidget *parent = nullptr);

    void openCertificate(const QString &path);

Q_SIGNALS:
    void delivered(const QString &path);

protected:
    bool mayClose() override;
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    QWidget *build();
    QWidget *commandPart();
    void retranslate();
    void refresh();
    void chooseFile();
    void submit();
    void seal();
    void finish(const Result<void> &result);
    void say(theme::Tone tone, const QString &sentence); ///< "" hides
    QString suggestedFile() const;
    QString command() const;

    pages::Context m_context;
    QList<backends::IssuedKey> m_keys;
    bool m_busy = false, m_done = false, m_warned = false;
    SealChoice *m_seal;
    widgets::Label *m_commandLabel, *m_command;
    widgets::Field *m_file;
    widgets::Button *m_chooseFile, *m_cancel = nullptr, *m_submit = nullptr;
    widgets::IconButton *m_copy;
    widgets::Note *m_note;
};

} // namespace octroi::dialogs
