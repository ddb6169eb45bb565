<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>Certificate</name>
    <message numerus="yes">
        <source>not valid before %1 (in %n day(s))</source>
        <extracomment>%1: a date</extracomment>
        <translation>
            <numerusform>not valid before %1 (in %n day)</numerusform>
            <numerusform>not valid before %1 (in %n days)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>expired on %1 (%n day(s) ago)</source>
        <translation>
            <numerusform>expired on %1 (%n day ago)</numerusform>
            <numerusform>expired on %1 (%n days ago)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>valid until %1 (%n day(s) left)</source>
        <translation>
            <numerusform>valid until %1 (%n day left)</numerusform>
            <numerusform>valid until %1 (%n days left)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>explorer::TopicTreeModel</name>
    <message numerus="yes">
        <source>%n topic(s)</source>
        <translation>
            <numerusform>%n topic</numerusform>
            <numerusform>%n topics</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>explorer::ValuePreview</name>
    <message numerus="yes">
        <source>⟨%n byte(s)⟩ %1</source>
        <translation>
            <numerusform>⟨%n byte⟩ %1</numerusform>
            <numerusform>⟨%n bytes⟩ %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::ConnectionNarrator</name>
    <message numerus="yes">
        <source>Connected as %1; session resumed, %n packet(s) sent again.</source>
        <translation>
            <numerusform>Connected as %1; session resumed, %n packet sent again.</numerusform>
            <numerusform>Connected as %1; session resumed, %n packets sent again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The session journal %1 ended in the middle of a record; %n byte(s) were cut off.</source>
        <translation>
            <numerusform>The session journal %1 ended in the middle of a record; %n byte was cut off.</numerusform>
            <numerusform>The session journal %1 ended in the middle of a record; %n bytes were cut off.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::ConnectionNotices</name>
    <message numerus="yes">
        <source>%1: the broker refused %n subscription(s)</source>
        <translation>
            <numerusform>%1: the broker refused %n subscription</numerusform>
            <numerusform>%1: the broker refused %n subscriptions</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::DiffView</name>
    <message numerus="yes">
        <source>%n difference(s) to the message before</source>
        <translation>
            <numerusform>%n difference to the message before</numerusform>
            <numerusform>%n differences to the message before</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::HistoryView</name>
    <message numerus="yes">
        <source>%n newer</source>
        <translation>
            <numerusform>%n newer</numerusform>
            <numerusform>%n newer</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::LogPanel</name>
    <message numerus="yes">
        <source>%n older line(s) discarded</source>
        <translation>
            <numerusform>%n older line discarded</numerusform>
            <numerusform>%n older lines discarded</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::PayloadEditor</name>
    <message numerus="yes">
        <source>%n byte(s)</source>
        <translation>
            <numerusform>%n byte</numerusform>
            <numerusform>%n bytes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::PropertyFacts</name>
    <message numerus="yes">
        <source>%n second(s)</source>
        <translation>
            <numerusform>%n second</numerusform>
            <numerusform>%n seconds</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n byte(s)</source>
        <translation>
            <numerusform>%n byte</numerusform>
            <numerusform>%n bytes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>the first %n byte(s)</source>
        <translation>
            <numerusform>the first %n byte</numerusform>
            <numerusform>the first %n bytes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::StatusCounters</name>
    <message numerus="yes">
        <source>%n topic(s)</source>
        <translation>
            <numerusform>%n topic</numerusform>
            <numerusform>%n topics</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::SubscriptionsPanel</name>
    <message numerus="yes">
        <source>%n subscription(s) of %1</source>
        <extracomment>%1: a connection&apos;s name</extracomment>
        <translation>
            <numerusform>%n subscription of %1</numerusform>
            <numerusform>%n subscriptions of %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::TopicsPanel</name>
    <message numerus="yes">
        <source>%n match(es)</source>
        <translation>
            <numerusform>%n match</numerusform>
            <numerusform>%n matches</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::ValueTreeModel</name>
    <message numerus="yes">
        <source>%n member(s)</source>
        <translation>
            <numerusform>%n member</numerusform>
            <numerusform>%n members</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n element(s)</source>
        <translation>
            <numerusform>%n element</numerusform>
            <numerusform>%n elements</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln more: click or press Enter for the next %1</source>
        <translation>
            <numerusform>%Ln more: click or press Enter for the last %1</numerusform>
            <numerusform>%Ln more: click or press Enter for the next %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::WillPage</name>
    <message numerus="yes">
        <source>%n byte(s) that are not text are kept until you type.</source>
        <translation>
            <numerusform>%n byte that is not text is kept until you type.</numerusform>
            <numerusform>%n bytes that are not text are kept until you type.</numerusform>
        </translation>
    </message>
</context>
</TS>
