/**
 * The same server as a tutorial would write it: Nest, the stock WebSocket adapter and TypeORM repositories. It keeps the
 * REST paths and the frames, saves one message after the other and takes pages with skip and take.
 */
import 'reflect-metadata';
import { existsSync } from 'node:fs';
import {
  CallHandler,
  Controller,
  ExecutionContext,
  Get,
  Module,
  NestInterceptor,
  NotFoundException,
  Param,
  ParseIntPipe,
  Query,
  UsePipes,
  ValidationPipe,
} from '@nestjs/common';
import { APP_INTERCEPTOR, NestFactory } from '@nestjs/core';
import { WsAdapter } from '@nestjs/platform-ws';
import { InjectRepository, TypeOrmModule } from '@nestjs/typeorm';
import { ConnectedSocket, MessageBody, SubscribeMessage, WebSocketGateway, WebSocketServer } from '@nestjs/websockets';
import { IsBoolean, IsDateString, IsNotEmpty, IsString, MaxLength } from 'class-validator';
import { map, type Observable } from 'rxjs';
import { Column, CreateDateColumn, Entity, Index, PrimaryColumn, type Repository } from 'typeorm';
import { type Server, WebSocket } from 'ws';

const file = process.env.DATABASE_URL!.replace('sqlite:', '');

@Entity('channels')
class Channel {
  @PrimaryColumn('varchar') id!: string;
  @Column('varchar') name!: string;
  @CreateDateColumn() created_at!: Date;
}

@Entity('messages')
class Message {
  @PrimaryColumn('varchar') id!: string;
  @Index() @Column('varchar') channel_id!: string;
  @Column('varchar') user_id!: string;
  @Column('varchar') user_name!: string;
  @Column('text') content!: string;
  @Column('datetime') timestamp!: Date;
  @Column('boolean') is_own_message!: boolean;
  @CreateDateColumn() created_at!: Date;
}

class SendMessageDto {
  @IsString() @IsNotEmpty() @MaxLength(128) id!: string;
  @IsString() @IsNotEmpty() channel_id!: string;
  @IsString() @IsNotEmpty() user_id!: string;
  @IsString() @IsNotEmpty() @MaxLength(100) user_name!: string;
  @IsString() @IsNotEmpty() @MaxLength(10_000) content!: string;
  @IsDateString() timestamp!: string;
  @IsBoolean() is_own_message!: boolean;
}

const camel = (key: string): string => key.replace(/_(\w)/gu, (_, letter: string) => letter.toUpperCase());

function toCamelCase(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(toCamelCase);
  if (value === null || typeof value !== 'object' || value instanceof Date) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [camel(key), toCamelCase(item)]));
}

class CamelCaseInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    return context.getType() === 'http' ? next.handle().pipe(map(toCamelCase)) : next.handle();
  }
}

@Controller()
class ApiController {
  constructor(
    @InjectRepository(Channel) private readonly channels: Repository<Channel>,
    @InjectRepository(Message) private readonly messages: Repository<Message>,
  ) {}

  async onModuleInit(): Promise<void> {
    if ((await this.channels.count()) > 0) return;
    const names = ['雑談', 'ゲーム', '音楽', '趣味', 'ニュース'];
    await this.channels.save(names.map((name, index) => ({ id: String(index + 1), name })));
  }

  @Get()
  root(): object {
    return { message: 'AI Community Backend API' };
  }

  @Get('api/channels')
  listChannels(): Promise<Channel[]> {
    return this.channels.find();
  }

  @Get('api/channels/:channel_id/messages')
  async listMessages(
    @Param('channel_id') channel_id: string,
    @Query('limit', new ParseIntPipe({ optional: true })) limit = 100,
    @Query('offset', new ParseIntPipe({ optional: true })) offset = 0,
  ): Promise<object> {
    if (!(await this.channels.findOneBy({ id: channel_id }))) throw new NotFoundException('Channel not found');
    const where = { channel_id };
    const messages = await this.messages.find({ where, order: { created_at: 'ASC' }, skip: offset, take: limit });
    const total = await this.messages.count({ where });
    return { messages, total, has_more: offset + messages.length < total };
  }
}

@WebSocketGateway({ path: '/ws' })
@UsePipes(new ValidationPipe({ whitelist: true }))
class ChatGateway {
  @WebSocketServer() server!: Server;

  constructor(@InjectRepository(Message) private readonly messages: Repository<Message>) {}

  @SubscribeMessage('message:send')
  async send(@MessageBody() dto: SendMessageDto, @ConnectedSocket() sender: WebSocket): Promise<object> {
    const message = await this.messages.save({ ...dto, timestamp: new Date(dto.timestamp) });
    const data = { ...message, is_own_message: false };
    for (const client of this.server.clients) {
      if (client !== sender && client.readyState === WebSocket.OPEN) {
        client.send(JSON.stringify({ type: 'message:broadcast', data }));
      }
    }
    return { type: 'message:saved', data: { id: message.id, success: true } };
  }
}

const database = {
  type: 'sqlite' as const,
  database: file,
  entities: [Channel, Message],
  synchronize: !existsSync(file),
};

@Module({
  imports: [TypeOrmModule.forRoot(database), TypeOrmModule.forFeature([Channel, Message])],
  controllers: [ApiController],
  providers: [ChatGateway, { provide: APP_INTERCEPTOR, useClass: CamelCaseInterceptor }],
})
class AppModule {}

const app = await NestFactory.create(AppModule, { logger: ['error', 'warn'] });
app.useWebSocketAdapter(
  new WsAdapter(app, {
    messageParser: (frame) => {
      const { type, data } = JSON.parse((frame as Buffer).toString()) as { type: string; data: unknown };
      return { event: type, data };
    },
  }),
);
await app.listen(Number(process.env.PORT), process.env.HOST!);
