package com.google.protobuf;

public abstract class GeneratedMessage {}
