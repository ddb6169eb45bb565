// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/docks/inspector/decoded_payload.h"
#include "ui/docks/inspector/inspected_message.h"

#include <QDialog>

class QComboBox;
class QGroupBox;
class QLineEdit;
class QPushButton;
class QRadioButton;

namespace ui {

class DecodePreview;
class FieldNote;
class SetupEditor;
class TransformList;

/// How payloads are to be read, put together with a message before one's eyes: what is taken off first, the decoder
/// with what it is told, and for what it holds.
class ReadAsDialog : public QDialog
{
    Q_OBJECT

public:
    enum class Purpose
    {
        Look, ///< for this look or as a rule: the user decides
        Rule  ///< a rule is made or changed
    };

    /// `sample` may be empty; `start` is what the dialog begins with, its filter the topic when empty.
    ReadAsDialog(std::shared_ptr<const explorer::PayloadFormats> formats, const InspectedMessage &sample,
                 const explorer::DecodeRule &start, Purpose purpose, QWidget *parent = nullptr);

    explorer::DecodePlan plan() const;
    bool isRule() const; ///< for the topics of filter(), not for this look alone
    std::string filter() const;

    TransformList *transforms() const { return m_transforms; }
    QComboBox *decoder() const { return m_decoder; }
    SetupEditor *setup() const { return m_setup; }
    QLineEdit *filterField() const { return m_filter; }
    DecodePreview *preview() const { return m_preview; }
    void chooseRule(bool rule);
    QPushButton *okButton() const { return m_ok; }
    QString note() const;

private:
    QWidget *makePlan();
    QWidget *makeScope(Purpose purpose);
    void fillDecoders(const std::string &current);
    void planChanged();
    void check();
    std::string decoderId() const;
    explorer::PayloadDecoder::Setup setupKind() const;

    std::shared_ptr<const explorer::PayloadFormats> m_formats;
    const std::string m_contentType;
    TransformList *m_transforms;
    QComboBox *m_decoder;
    SetupEditor *m_setup;
    DecodePreview *m_preview;
    QRadioButton *m_lookOnly;
    QRadioButton *m_forTopics;
    QLineEdit *m_filter;
    FieldNote *m_note;
    QPushButton *m_ok = nullptr;
};

} // namespace ui
