// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "pages/page.h"
#include "pages/settings/builtininfo.h"
#include "pages/settings/preferences.h"

QT_BEGIN_NAMESPACE
class QComboBox;
class QPlainTextEdit;
class QVBoxLayout;
QT_END_NAMESPACE

namespace octroi::widgets {
class Button;
class Card;
class Label;
class Note;
class PageHeader;
class Segments;
class Switch;
} // namespace octroi::widgets

namespace octroi::pages {

class SettingRow;

/// Language, look, the built-in backend, and what this program is. Every setting works at once and is
/// stored when it is made; the shell does what the signals ask for.
class SettingsPage : public Page
{
    Q_OBJECT
public:
    SettingsPage(Context context, QSettings &settings, QWidget *parent = nullptr);

    QString pageId() const override { return QStringLiteral("settings"); }
    QString pageTitle() const override;
    void setBuiltinInfo(const BuiltinInfo &info); ///< not running: the card says so
    void setBuiltinShown(bool shown);             ///< false for the window of another server

Q_SIGNALS:
    void languageRequested(const QString &code); ///< "" follows the system
    void schemeRequested(octroi::theme::Scheme scheme);
    void textScaleRequested(double scale); ///< 1.0 … 2.0
    void compactRowsRequested(bool compact);

protected:
    void changeEvent(QEvent *event) override;

private:
    void build();
    QWidget *buildLook();
    QWidget *buildBuiltin();
    QWidget *buildAbout();
    void connectParts();
    void retranslate();
    void showLook();
    void showBuiltin();

    Preferences m_preferences;
    BuiltinInfo m_info;
    widgets::PageHeader *m_header;
    widgets::Card *m_look, *m_builtin, *m_about;
    QComboBox *m_language;
    widgets::Segments *m_scheme, *m_text;
    widgets::Switch *m_compact;
    SettingRow *m_languageRow, *m_schemeRow, *m_textRow, *m_compactRow;
    widgets::Note *m_state;
    QWidget *m_facts;
    QList<widgets::Label *> m_names, m_values;
    widgets::Button *m_folder, *m_copy;
    widgets::Label *m_proxyTitle, *m_proxyText, *m_aboutText, *m_licence, *m_partsText;
    QPlainTextEdit *m_snippet;
};

} // namespace octroi::pages
